-- A survey in a frame of somebody else's page: answers of a way of their own, and the sites that may show it. None may unless it is said.
alter table heed.survey
  add column embed_origins text[] not null default '{}' check (cardinality(embed_origins) <= 20);
alter table heed.survey_link drop constraint survey_link_way_check;
alter table heed.survey_link add constraint survey_link_way_check check (way in ('link', 'qr', 'kiosk', 'embedded'));
alter table heed.survey_response drop constraint survey_response_way_check;
alter table heed.survey_response add constraint survey_response_way_check
  check (way in ('mail', 'link', 'qr', 'kiosk', 'embedded', 'paper', 'interview'));
