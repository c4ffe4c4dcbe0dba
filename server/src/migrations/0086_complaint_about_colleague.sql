-- A complaint about a colleague: they neither decide in it nor are its senior.
alter table heed.complaint add column about_member_id uuid references heed.member;
