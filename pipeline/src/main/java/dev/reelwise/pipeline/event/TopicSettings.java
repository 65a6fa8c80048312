package dev.reelwise.pipeline.event;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the topics are made that are not there yet. {@code prefix} goes before every topic's name, so
 * that several installations can share brokers.
 */
@Validated
@ConfigurationProperties("reelwise.topics")
public record TopicSettings(
    @DefaultValue("") String prefix,
    @Positive @DefaultValue("6") int partitions,
    @Positive @DefaultValue("1") short replicas) {}
