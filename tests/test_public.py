import pipeline


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(pipeline.__all__) == [
        "Article", "BilingualRecord", "Image", "JudgedLine", "LanguageGuess", "Languages", "ModelError", "Note",
        "PageError", "Passage", "PipelineError", "RawPage", "Rejection", "SentencePair", "Settings", "SetupError",
        "Tools", "TranslatedArticle", "Untranslated", "assemble_record", "clean", "decode_bytes", "decode_page",
        "extract_article", "identify_language", "identify_text", "list_pages", "load_settings", "load_tools",
        "make_records", "translate_articles", "translate_texts",
    ]  # fmt: skip
    assert all(getattr(pipeline, name) is not None for name in pipeline.__all__)
