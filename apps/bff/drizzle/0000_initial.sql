CREATE TABLE `account_overrides` (
	`mapping_id` text NOT NULL,
	`nmbrs_account` text NOT NULL,
	`procountor_account` text NOT NULL,
	PRIMARY KEY(`mapping_id`, `nmbrs_account`),
	FOREIGN KEY (`mapping_id`) REFERENCES `mappings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`authorization_kind` text DEFAULT 'interactive' NOT NULL,
	`status` text DEFAULT 'not-authorized' NOT NULL,
	`administration_id` integer,
	`administration_name` text,
	`access_token` text,
	`refresh_token` text,
	`access_token_expires_at` text,
	`authorized_at` text,
	`refreshed_at` text,
	`problem` text,
	`created_at` text NOT NULL,
	`deleted_at` text
);
--> statement-breakpoint
CREATE TABLE `administration_data` (
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`data` text NOT NULL,
	`read_at` text NOT NULL,
	PRIMARY KEY(`account_id`, `kind`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`company_id` integer,
	`details` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_subject` ON `audit` (`subject`);--> statement-breakpoint
CREATE INDEX `audit_by_company` ON `audit` (`company_id`);--> statement-breakpoint
CREATE TABLE `authorizations` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`session_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`used_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `authorizations_by_account` ON `authorizations` (`account_id`);--> statement-breakpoint
CREATE TABLE `companies` (
	`id` integer PRIMARY KEY NOT NULL,
	`debtor_id` integer NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`period_type` text,
	`test_company` integer DEFAULT false NOT NULL,
	`position` integer NOT NULL,
	`gone` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`debtor_id`) REFERENCES `debtors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `companies_by_debtor` ON `companies` (`debtor_id`);--> statement-breakpoint
CREATE INDEX `companies_by_position` ON `companies` (`position`,`id`);--> statement-breakpoint
CREATE TABLE `cost_codes` (
	`company_id` integer NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`description` text NOT NULL,
	PRIMARY KEY(`company_id`, `kind`, `code`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `debtors` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`blocked` integer DEFAULT false NOT NULL,
	`position` integer NOT NULL,
	`gone` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`receipt_id` text NOT NULL,
	`account_id` text NOT NULL,
	`state` text NOT NULL,
	`waiting_for` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` text NOT NULL,
	`given_up_at` text,
	`not_found` integer DEFAULT 0 NOT NULL,
	`lease_term` integer,
	`lease_until` text,
	`body` text,
	`procountor_id` integer,
	`procountor_status` text,
	`procountor_version` text,
	`errors` text NOT NULL,
	`differences` text NOT NULL,
	`found_date` text,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`receipt_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_one_live` ON `deliveries` (`receipt_id`) WHERE state not in ('replaced', 'withdrawn', 'reversed');--> statement-breakpoint
CREATE INDEX `deliveries_due` ON `deliveries` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `deliveries_by_receipt` ON `deliveries` (`receipt_id`);--> statement-breakpoint
CREATE TABLE `item_bindings` (
	`mapping_id` text NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`item_id` integer NOT NULL,
	`code_name` text NOT NULL,
	PRIMARY KEY(`mapping_id`, `kind`, `code`),
	FOREIGN KEY (`mapping_id`) REFERENCES `mappings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `journals` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`company_id` integer NOT NULL,
	`source` text NOT NULL,
	`file_name` text,
	`snapshot` text NOT NULL,
	`content_hash` text NOT NULL,
	`created_at` text NOT NULL,
	`marked_as_sent_at` text,
	`marked_as_sent_by` text,
	`payment_date` text,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journals_run_id_unique` ON `journals` (`run_id`);--> statement-breakpoint
CREATE TABLE `latest_runs` (
	`company_id` integer PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`term` integer NOT NULL,
	`until` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mappings` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`cost_center_dimension_id` integer,
	`cost_unit_dimension_id` integer,
	`rules` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`changed_at` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mappings_company_id_unique` ON `mappings` (`company_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mappings_account_id_unique` ON `mappings` (`account_id`);--> statement-breakpoint
CREATE TABLE `nmbrs_connection` (
	`id` integer PRIMARY KEY DEFAULT 1 NOT NULL,
	`username` text NOT NULL,
	`token` text NOT NULL,
	`domain` text NOT NULL,
	`saved_at` text NOT NULL,
	`companies_read_at` text,
	CONSTRAINT "nmbrs_connection_single" CHECK("nmbrs_connection"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `receipts` (
	`id` text PRIMARY KEY NOT NULL,
	`journal_id` text NOT NULL,
	`company_id` integer NOT NULL,
	`account_id` text NOT NULL,
	`administration_id` integer NOT NULL,
	`kind` text NOT NULL,
	`of_receipt_id` text,
	`receipt_key` text NOT NULL,
	`name` text NOT NULL,
	`date` text NOT NULL,
	`period_year` integer NOT NULL,
	`period_number` integer NOT NULL,
	`mark` text NOT NULL,
	`content` text NOT NULL,
	`approve` integer NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`journal_id`) REFERENCES `journals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_mark_unique` ON `receipts` (`mark`);--> statement-breakpoint
CREATE INDEX `receipts_by_journal` ON `receipts` (`journal_id`);--> statement-breakpoint
CREATE INDEX `receipts_by_company` ON `receipts` (`company_id`);--> statement-breakpoint
CREATE TABLE `run_lists` (
	`company_id` integer NOT NULL,
	`year` integer NOT NULL,
	`read_at` text NOT NULL,
	PRIMARY KEY(`company_id`, `year`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` integer NOT NULL,
	`nmbrs_run_id` integer,
	`number` integer NOT NULL,
	`year` integer NOT NULL,
	`period_start` integer NOT NULL,
	`period_end` integer NOT NULL,
	`description` text NOT NULL,
	`run_at` text,
	`locked` integer NOT NULL,
	`deleted` integer DEFAULT false NOT NULL,
	`read_at` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_by_nmbrs` ON `runs` (`company_id`,`nmbrs_run_id`,`year`);--> statement-breakpoint
CREATE INDEX `runs_by_year` ON `runs` (`company_id`,`year`);--> statement-breakpoint
CREATE TABLE `sign_in_credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `sign_in_users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sign_in_sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `sign_in_users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_sessions_token_unique` ON `sign_in_sessions` (`token`);--> statement-breakpoint
CREATE TABLE `sign_in_users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_users_email_unique` ON `sign_in_users` (`email`);--> statement-breakpoint
CREATE TABLE `sign_in_verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer,
	`updated_at` integer
);
--> statement-breakpoint
CREATE TABLE `template_rights` (
	`template_id` text NOT NULL,
	`right` text NOT NULL,
	`level` text NOT NULL,
	PRIMARY KEY(`template_id`, `right`),
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `templates` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `templates_name_unique` ON `templates` (`name`);--> statement-breakpoint
CREATE TABLE `user_companies` (
	`user_id` text NOT NULL,
	`company_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `company_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user_debtors` (
	`user_id` text NOT NULL,
	`debtor_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `debtor_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`debtor_id`) REFERENCES `debtors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`template_id` text NOT NULL,
	`sees_all` integer NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`awaits_first_company` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `sign_in_users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`template_id`) REFERENCES `templates`(`id`) ON UPDATE no action ON DELETE no action
);
