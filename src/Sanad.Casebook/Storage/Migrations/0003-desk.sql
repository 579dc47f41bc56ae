-- What a workbench asks one page at a time, so that no page reads what it does not show. Rows made before this step are made anew by the rules' new version.

-- Which document and claim an act concerns, which act it takes back, and which one it repeats for an identical copy.
alter table entry add column original @text;
alter table entry add column claim @text;
alter table entry add column undoes @text;
alter table entry add column repeats @text;
create index entry_id on entry (id);
create index entry_original on entry (original, type);
create index entry_claim on entry (claim);
create index entry_undoes on entry (undoes);
create index entry_repeats on entry (repeats);
create index entry_type on entry (type, position);

-- Text that an outside program made of an original.
create table derived_text (
    original @text primary key,
    output @text not null
);

-- What people corrected of a document, all corrections as one.
alter table document add column correction @text;
create index document_number on document (number);

-- A document in lists: corrected, without its text and without what only one page shows.
create table document_line (
    original @text primary key,
    number bigint not null,
    position bigint not null,
    title @text,
    received_as @text not null,
    outlet @text,
    outlet_key @text,
    origin_key @text,
    language @text,
    published @text,
    first_day @text,
    last_day @text,
    media_type @text not null,
    captured_at @text not null,
    size bigint not null,
    problem @text,
    origin_group @text,
    copy_of @text,
    claims integer not null,
    waiting integer not null,
    words @text not null
);
create index document_line_number on document_line (number);
create index document_line_position on document_line (position);
create index document_line_waiting on document_line (waiting, position);
create index document_line_first_day on document_line (first_day, position);

-- Every claim as it stands after all verdicts, without its words: what the queue, the gathering of events and the filters need of it.
create table standing (
    id @text primary key,
    original @text not null,
    number integer not null,
    status @text not null,
    unsure integer not null,
    tier integer not null,
    kind @text not null,
    act @text not null,
    stance @text not null,
    start_at integer not null,
    end_at integer not null,
    quantity @text,
    speaker @text,
    words @text not null,
    quote @text not null,
    place @text,
    time @text,
    reason @text,
    of_claim @text
);
create index standing_original on standing (original, status);

alter table event add column claims integer not null default 0;
alter table event add column documents integer not null default 0;
create index event_parent on event (parent);

-- Which claims' quotes hold the term: "number.claim number.claim ...".
alter table posting add column claims @text;

-- Words by their consonants, whatever the script: how a name is found in its other spellings.
create table spelling (
    term @text primary key,
    consonants @text not null
);
create index spelling_consonants on spelling (consonants, term);
