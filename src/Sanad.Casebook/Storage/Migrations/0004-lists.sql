-- Lists of people, their rows as records, and what links records into persons.
create table list (
    name @text primary key,
    original @text,
    received_as @text,
    entry @text not null,
    added_at @text not null,
    columns @text not null,
    map @text not null,
    id_column @text,
    missing @text,
    records integer not null,
    gone integer not null,
    filled @text not null,
    problem @text
);

-- A row of a list as it stood last; gone = the list's newer file has it no more. base and person say whose it is; via is the record that ties it to them.
create table record (
    id @text primary key,
    list @text not null,
    row_key @text not null,
    number bigint not null,
    entry @text not null,
    gone integer not null,
    fields @text not null,
    rest @text not null,
    base @text not null,
    person @text not null,
    via @text
);
create index record_list on record (list, gone, number);
create index record_base on record (base);
create index record_person on record (person);

-- Words of a record's names by their consonants, whatever the script.
create table record_name (
    sound @text not null,
    record @text not null
);
create index record_name_sound on record_name (sound, record);
create index record_name_record on record_name (record);

-- Rows that are no records, and why.
create table list_refused (
    list @text not null,
    number bigint not null,
    reason @text not null
);
create index list_refused_list on list_refused (list, number);

-- Pairs that the model proposes: levels are those of its parts, in its order, with what rarity adds ("6@3.1,,2").
create table link_pair (
    left_record @text not null,
    right_record @text not null,
    score double precision not null,
    levels @text not null
);
create index link_pair_left on link_pair (left_record, right_record);
create index link_pair_right on link_pair (right_record, left_record);

-- Where people's decisions on pairs stand: same, different, unsure or contested.
create table link_verdict (
    left_record @text not null,
    right_record @text not null,
    status @text not null,
    entry @text not null
);
create index link_verdict_left on link_verdict (left_record, right_record);
create index link_verdict_right on link_verdict (right_record, left_record);

create table person (
    id @text primary key,
    name @text not null,
    sort_name @text not null,
    records integer not null,
    lists integer not null,
    decided integer not null
);
create index person_sort on person (sort_name, id);
