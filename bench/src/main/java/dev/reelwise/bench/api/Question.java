package dev.reelwise.bench.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** What is asked, by one client after the other. */
enum Question {
  FLOOR("nothing (/health/live)") {
    @Override
    String path(SplittableRandom random, byte[] last) {
      return "/health/live";
    }
  },
  LIST("list, page 1") {
    @Override
    String path(SplittableRandom random, byte[] last) {
      return "/api/v1/videos/list";
    }
  },
  CURSOR("list by cursor") {
    @Override
    String path(SplittableRandom random, byte[] last) {
      String answer = new String(last, StandardCharsets.UTF_8);
      int at = answer.indexOf(NEXT);
      if (at < 0) {
        return "/api/v1/videos/list?cursor=";
      }
      int begin = at + NEXT.length();
      return "/api/v1/videos/list?cursor=" + answer.substring(begin, answer.indexOf('"', begin));
    }
  },
  DETAILS("details") {
    @Override
    String path(SplittableRandom random, byte[] last) {
      return "/api/v1/videos/" + (1 + random.nextInt(videos));
    }
  },
  SEARCH("search, of 1,000 questions") {
    @Override
    String path(SplittableRandom random, byte[] last) {
      return searchFor(new Words(random.nextInt(1_000)).telling(2));
    }
  },
  NEW_SEARCH("search, never asked before") {
    @Override
    String path(SplittableRandom random, byte[] last) {
      return searchFor(new Words(random.nextLong()).telling(2));
    }
  };

  private static final String NEXT = "\"next_cursor\":\"";

  /** Set once, before anything is asked. */
  private static int videos = 10_000;

  private final String title;

  Question(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static void among(int count) {
    videos = count;
  }

  /** The next path; {@code last} is the answer to the one before, empty at first. */
  abstract String path(SplittableRandom random, byte[] last);

  private static String searchFor(String words) {
    return "/api/v1/videos/search?q=" + words.replace(" ", "%20");
  }

  /** A client that asks this. */
  Client client(ApiServer api, String token, int number) throws IOException {
    HttpConnection connection = new HttpConnection(api.port(), token);
    SplittableRandom random = new SplittableRandom(number);
    return new Client() {
      private byte[] last = new byte[0];

      @Override
      public void ask() throws IOException {
        last = connection.get(path(random, last));
      }

      @Override
      public void close() throws IOException {
        connection.close();
      }
    };
  }
}
