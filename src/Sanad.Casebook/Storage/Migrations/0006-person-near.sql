-- Of two persons whose records are proposed pairs, the pair that scores best; each two stand here twice, from either side. A person's page reads its own rows, and no pair inside it.
create table person_near (
    person @text not null,
    other @text not null,
    left_record @text not null,
    right_record @text not null,
    score double precision not null,
    primary key (person, other)
);
create index person_near_other on person_near (other);

insert into person_near (person, other, left_record, right_record, score)
select person, other, left_record, right_record, score
from (
    select person, other, left_record, right_record, score,
        row_number() over (partition by person, other order by score desc, left_record, right_record) as place
    from (
        select l.person as person, r.person as other, p.left_record, p.right_record, p.score
        from link_pair p join record l on l.id = p.left_record join record r on r.id = p.right_record where l.person <> r.person
        union all
        select r.person as person, l.person as other, p.left_record, p.right_record, p.score
        from link_pair p join record l on l.id = p.left_record join record r on r.id = p.right_record where l.person <> r.person
    ) between_two
) ranked
where place = 1;
