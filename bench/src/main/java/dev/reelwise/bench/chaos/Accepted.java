package dev.reelwise.bench.chaos;

/**
 * An upload that the API has taken.
 *
 * @param video the id that it answered
 * @param title of this upload alone
 * @param tries how often it was sent until there was an answer
 * @param replayed whether the answer was that to an earlier try
 */
record Accepted(long video, String title, Clip clip, int tries, boolean replayed) {}
