package dev.reelwise.api.upload;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a form: a field, or a file, which alone has a {@code fileName}. Its content can be
 * read until the next part is asked for.
 */
record FormPart(
    @Nullable String name,
    @Nullable String fileName,
    @Nullable String contentType,
    InputStream content) {}
