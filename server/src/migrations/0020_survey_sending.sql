-- The link's token is made when the mail is written, in the same transaction as the outbox row; a planned invitation has none yet.
alter table heed.survey_invitation alter column token_hash drop not null;
alter table heed.survey_invitation add column sent_at timestamptz;
-- Counted from the sending, so an invitation that waited is open as long as any other; null until then.
alter table heed.survey_invitation alter column expires_at drop not null;
alter table heed.survey_invitation add constraint survey_invitation_sent
  check (state not in ('sent', 'answered') or (token_hash is not null and sent_at is not null and expires_at is not null));
create index survey_invitation_asked on heed.survey_invitation (customer_id, sent_at) where sent_at is not null;
create index survey_invitation_survey on heed.survey_invitation (survey_id, state);

-- Inverted index of comments, as `case_word`: plain equality is leak-proof, so row security leaves the index usable.
create table heed.answer_word (
  workspace_id uuid not null default heed.workspace_id(),
  word text collate "C" not null,
  response_id uuid not null references heed.survey_response on delete cascade,
  primary key (workspace_id, word, response_id)
);
create index answer_word_response on heed.answer_word (response_id);
select heed.protect('heed.answer_word', 'workspace');
