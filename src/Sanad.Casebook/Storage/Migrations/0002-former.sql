-- What the version of the rules before the present one proposed, for `sanad claims --diff`. These two tables outlive starting anew.
create table if not exists former_document (
    original @text primary key,
    text_sha256 @text,
    rules @text not null
);

create table if not exists former_claim (
    id @text primary key,
    original @text not null,
    body @text not null
);
