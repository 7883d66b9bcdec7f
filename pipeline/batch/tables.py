"""The tables of the ledger."""

LAYOUT = 6
"""Raised by hand when the tables change; an older ledger is made anew from the shards and the pages."""

TABLES = """
-- What stands in clean/. `again` is the first stage that the next run does anew, whatever the recipe; that is 0, too,
-- where a bug stood in the way, or a worker died. `total` sums the facts of all pages.
-- `adopted` are the pages of records that a new ledger found in the shards, as long as no run has seen them.
-- `spent`, how long each page took, is the only table that two equal runs fill differently; no record is made from it.
CREATE TABLE page (id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, recipe INTEGER, again INTEGER,
                   rejection BLOB, kept TEXT, facts BLOB);
CREATE INDEX page_of_kept ON page (kept) WHERE kept IS NOT NULL;
CREATE INDEX page_of_rejection ON page (path, id) WHERE rejection IS NOT NULL;
CREATE TABLE recipe (number INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE total (part TEXT, name TEXT, count INTEGER, PRIMARY KEY (part, name)) WITHOUT ROWID;
CREATE TABLE adopted (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE spent (id TEXT PRIMARY KEY, seconds REAL);
CREATE TABLE draft (id TEXT PRIMARY KEY, draft BLOB, languages BLOB);
CREATE TABLE record (id TEXT, folder TEXT, number INTEGER, digest TEXT, PRIMARY KEY (id, folder));
CREATE INDEX record_of_shard ON record (folder, number);
CREATE TABLE shard (folder TEXT, number INTEGER, size INTEGER, modified INTEGER, PRIMARY KEY (folder, number));
CREATE TABLE print (number INTEGER PRIMARY KEY, id TEXT UNIQUE, signature BLOB);
CREATE TABLE band (key INTEGER, print INTEGER, PRIMARY KEY (key, print)) WITHOUT ROWID;
CREATE TABLE correction (direction TEXT, sentence TEXT, translation TEXT,
                         PRIMARY KEY (direction, sentence)) WITHOUT ROWID;

-- What lies in raw/: files, by where they really lie, and the pages in them. A file whose mark is unchanged is not
-- read again. `template` holds the lines of the pages that stand for their site, `site` what recurs among them.
CREATE TABLE file (number INTEGER PRIMARY KEY, real TEXT UNIQUE, name TEXT, path TEXT, mark TEXT);
CREATE TABLE source (file INTEGER, member INTEGER, id TEXT, url TEXT, fetched_at TEXT, site TEXT, sha256 TEXT,
                     size INTEGER, place BLOB, PRIMARY KEY (file, member)) WITHOUT ROWID;
CREATE INDEX source_of_id ON source (id);
CREATE INDEX source_of_site ON source (site, sha256);
CREATE TABLE template (id TEXT PRIMARY KEY, site TEXT, sha256 TEXT, keys BLOB);
CREATE INDEX template_of_site ON template (site, sha256);
CREATE TABLE site (name TEXT PRIMARY KEY, templates BLOB);

-- A run on its way: pages whose lines are to be counted, pages to be read, drafts that wait for those of other pages,
-- lines of finished pages that wait for their shard.
CREATE TABLE plan (settings TEXT, counts BLOB, phase INTEGER, rebuild INTEGER);
CREATE TABLE survey (turn INTEGER PRIMARY KEY, file INTEGER, member INTEGER);
CREATE TABLE todo (turn INTEGER PRIMARY KEY, file INTEGER, member INTEGER);
CREATE TABLE spool (turn INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT, sha256 TEXT, recipe TEXT, stage INTEGER,
                    length INTEGER, signature BLOB);
CREATE TABLE pending (turn INTEGER PRIMARY KEY, id TEXT, folder TEXT, line BLOB);
"""

PLANNING = """
-- For the time of one connection: what this run has seen in raw/, and what it makes of it.
CREATE TEMP TABLE IF NOT EXISTS seen (file INTEGER PRIMARY KEY);
CREATE TEMP TABLE IF NOT EXISTS loser (file INTEGER, member INTEGER, kept TEXT, reason TEXT,
                                       PRIMARY KEY (file, member)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS ruled (site TEXT PRIMARY KEY, domain TEXT);
CREATE TEMP TABLE IF NOT EXISTS due (recipe INTEGER, domain TEXT, stage INTEGER,
                                     PRIMARY KEY (recipe, domain)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS state (id TEXT PRIMARY KEY, file INTEGER, member INTEGER, stage INTEGER);
CREATE TEMP TABLE IF NOT EXISTS work (turn INTEGER PRIMARY KEY, id TEXT, file INTEGER, member INTEGER, stage INTEGER);
DELETE FROM seen; DELETE FROM loser; DELETE FROM ruled; DELETE FROM due; DELETE FROM state; DELETE FROM work;
"""
