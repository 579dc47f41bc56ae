-- What linking knew of each record when its pairs were last scored, so that only those are compared again whose scores may be others: see LinkAgain in Sanad.Linkage.
create table link_mark (
    record @text primary key,
    mark bigint not null,
    component bigint not null
);
