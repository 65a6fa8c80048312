package dev.reelwise.api.search;

/** Words that the user may have meant, and how many videos they find. */
record DidYouMean(String query, long total) {}
