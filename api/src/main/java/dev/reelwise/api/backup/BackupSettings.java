package dev.reelwise.api.backup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the backup lies. {@code account} is a file to be kept with it, if it is there; {@code
 * replace} lets a restore throw away what there is.
 */
@ConfigurationProperties("reelwise.backup")
record BackupSettings(
    @Nullable Path folder, @Nullable Path account, @DefaultValue("false") boolean replace) {}
