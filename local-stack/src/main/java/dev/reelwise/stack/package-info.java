/**
 * Runs PostgreSQL, Redis, Kafka, OpenSearch and an S3 server as child processes; finds ffmpeg and
 * models.
 */
@NullMarked
package dev.reelwise.stack;

import org.jspecify.annotations.NullMarked;
