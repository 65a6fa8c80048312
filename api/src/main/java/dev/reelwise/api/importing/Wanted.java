package dev.reelwise.api.importing;

import dev.reelwise.api.video.Particulars;

/** The file to be fetched and what is said of its video; empty texts stand for none. */
record Wanted(String url, String title, String description, Particulars particulars) {}
