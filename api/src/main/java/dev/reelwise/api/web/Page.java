package dev.reelwise.api.web;

import java.util.List;

/** A page of a list: {@code page} counts from 1, {@code total} is over all pages. */
public record Page<T>(List<T> items, long total, int page, int limit) {

  public Page {
    items = List.copyOf(items);
  }
}
