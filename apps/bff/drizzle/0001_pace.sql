CREATE TABLE `pace` (
	`id` integer PRIMARY KEY DEFAULT 1 NOT NULL,
	`free_at` real NOT NULL,
	`slow_until` real NOT NULL,
	CONSTRAINT "pace_single" CHECK("pace"."id" = 1)
);
