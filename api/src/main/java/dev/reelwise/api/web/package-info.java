/** What all endpoints share: the envelope of answers, problems, request ids, JSON. */
@NullMarked
package dev.reelwise.api.web;

import org.jspecify.annotations.NullMarked;
