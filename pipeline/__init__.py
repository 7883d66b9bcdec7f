"""Scraped news pages in, clean sentence-aligned bilingual records out."""
