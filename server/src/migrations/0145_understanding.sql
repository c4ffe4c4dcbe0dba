/*
 What customers' words are about, by a tree of topics with words and phrases for each language, and how they feel about it. A machine reads
 both and says how sure it is; whatever a person corrects stays.
*/
create table heed.topic (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  -- of the ready set; `no_return` also holds answers that nobody signed and that say no to coming back
  key text check (length(key) between 1 and 40),
  parent_id uuid references heed.topic,
  -- {language: name}
  names jsonb not null,
  -- {language: [phrase, …]}
  phrases jsonb not null default '{}',
  not_yet_yours boolean not null default false,
  position int not null default 0,
  check (parent_id <> id)
);
create unique index topic_key on heed.topic (workspace_id, key) where key is not null;
create index topic_place on heed.topic (workspace_id, position, id);
select heed.protect('heed.topic', 'workspace');

-- Grows with every change of the topics and with everything that was learned about moods: what was read by less is read again.
alter table heed.workspace add column reading_version int not null default 1;
alter table heed.workspace add column topics_installed boolean not null default false;
-- 0: nothing was learned yet, and the ready words are all that is known.
alter table heed.workspace add column mood_version int not null default 0;

/*
 How one item was read. No mood: the words do not say, or nobody can be sure. `lesson_at`: since when it is a comment with a score of its
 writer or with a mood that a person gave; from such comments is learned.
*/
create table heed.feedback_reading (
  feedback_id uuid primary key references heed.feedback on delete cascade,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  version int not null,
  mood text check (mood in ('glad', 'neutral', 'unhappy')),
  confidence real check (confidence between 0 and 1),
  mood_from text check (mood_from in ('score', 'person', 'words')),
  -- the words were read with what was learned from comments of this business
  by_learned boolean not null default false,
  mood_by uuid references heed.member,
  lesson_at timestamptz,
  check ((mood is null) = (mood_from is null)),
  check ((mood_by is not null) = (mood_from is not null and mood_from = 'person'))
);
create index feedback_reading_behind on heed.feedback_reading (workspace_id, version, feedback_id);
create index feedback_reading_lesson on heed.feedback_reading (workspace_id, lesson_at) where lesson_at is not null;
select heed.protect('heed.feedback_reading', 'workspace');

-- What an item is about. `set_by`: a person said that it belongs, or that it does not; no reading changes that.
create table heed.feedback_topic (
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  topic_id uuid not null references heed.topic on delete cascade,
  feedback_id uuid not null references heed.feedback on delete cascade,
  belongs boolean not null default true,
  set_by uuid references heed.member,
  primary key (topic_id, feedback_id),
  check (belongs or set_by is not null)
);
create index feedback_topic_feedback on heed.feedback_topic (feedback_id);
select heed.protect('heed.feedback_topic', 'workspace');

-- What was learned about one language, and how well it reads comments that it never learned from.
create table heed.mood_model (
  id uuid primary key,
  workspace_id uuid not null default heed.workspace_id() references heed.workspace,
  version int not null,
  language text not null check (language in ('en', 'tr', 'id', 'az', 'zh')),
  learned_at timestamptz not null default now(),
  comments int not null,
  is_learned boolean not null,
  learned jsonb not null,
  held_out int not null,
  measured jsonb,
  unique (workspace_id, version, language)
);
select heed.protect('heed.mood_model', 'workspace');

-- Everything that is indexed already is read once more. Row security binds migrations too, so each workspace is entered by name.
do $$
declare workspace uuid;
begin
  perform set_config('heed.system', 'on', true);
  for workspace in select id from heed.workspace loop
    perform set_config('heed.workspace', workspace::text, true), set_config('heed.branches', '*', true);
    insert into heed.feedback_reading (feedback_id, workspace_id, version)
    select f.id, workspace, 0 from heed.feedback f where f.workspace_id = workspace and f.indexed;
  end loop;
  perform set_config('heed.system', '', true), set_config('heed.workspace', '', true), set_config('heed.branches', '', true);
end $$;
