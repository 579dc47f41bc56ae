-- The index of one casebook. Everything here is derived from originals and journal and can be dropped at any time.
-- @text is the dialect's text type that sorts by bytes, so that both databases order alike.
create table state (
    name @text primary key,
    value @text not null
);

-- One row a captured original. number changes with every derivation, so that search rows of an older one are dead.
create table document (
    original @text primary key,
    number bigint not null,
    position bigint not null,
    entry @text not null,
    received_as @text not null,
    size bigint not null,
    captured_at @text not null,
    given @text not null,
    media_type @text not null,
    machine @text,
    segments @text,
    problem @text,
    text_sha256 @text,
    text_length bigint not null,
    furniture_length bigint not null,
    sketch @text
);

create table origin (
    original @text primary key,
    origin_group @text not null,
    copy_of @text
);

-- Absent for a text above the size that the index holds: it is then read again from the original.
create table document_text (
    original @text primary key,
    body @text not null
);

-- Proposals of the machine, spans in code points.
create table claim (
    id @text primary key,
    original @text not null,
    number integer not null,
    body @text not null
);
create index claim_original on claim (original);

-- Claims that a person judged or added, as they stand after all verdicts.
create table judged (
    id @text primary key,
    original @text not null,
    status @text not null,
    body @text not null,
    anchored integer not null
);
create index judged_original on judged (original);

-- What people did: every journal entry that the index folds, but captures and derivations, which have tables of their own.
create table entry (
    position bigint primary key,
    id @text not null,
    writer @text not null,
    sequence bigint not null,
    lamport bigint not null,
    time @text not null,
    type @text not null,
    body @text not null
);

create table event (
    id @text primary key,
    title @text not null,
    place @text,
    time @text,
    parent @text,
    body @text not null
);

create table event_claim (
    claim @text primary key,
    event @text not null
);
create index event_claim_event on event_claim (event);

-- Ids that an event once had, before a person touched or merged it.
create table event_alias (
    alias @text primary key,
    event @text not null
);

-- Inverted index, a row for each term of a block of documents: "number:count number:count ...".
create table posting (
    term @text not null,
    block bigint not null,
    documents @text not null
);
create index posting_term on posting (term);
