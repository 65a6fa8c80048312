package dev.reelwise.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignpostsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The second reason is capacity.",
        "And the third one is fear.",
        "So, my first and last rule.",
        "Step one.",
        "Number four is patience.",
        "Secondly.",
        "There are four reasons, and each of them asks something else of you.",
        "I'm going to tell you about three common mistakes.",
        "We have several options."
      })
  void seesThatASentenceOnlyAnnounces(String text) {
    assertThat(Signposts.announces(Sentence.of(text, 0))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The first step is to mix flour and water alone and let the dough rest for an hour.",
        "The second war destroyed the harbour.",
        "There are whales in this bay.",
        "Two things fall equally fast in a vacuum.",
        "Reasons differ.",
        "I have moved three rules into the compiler, because nobody kept to them when they were only"
            + " written down."
      })
  void leavesWhatSaysSomething(String text) {
    assertThat(Signposts.announces(Sentence.of(text, 0))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The third cause was a frozen pipe that nobody had insulated.",
        "Next, turn the heap with a fork.",
        "Then you add the salt.",
        "Finally, let it dry.",
        "Step two is to write the test that fails before anything else."
      })
  void seesThatAPointBegins(String text) {
    assertThat(Signposts.enumerates(Sentence.of(text, 0))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "So measure before you buy.",
        "In short, begin early and pay little.",
        "Well, the lesson is that nobody reads logs."
      })
  void seesAConclusion(String text) {
    assertThat(Signposts.concludes(Sentence.of(text, 0))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Some caches are shared.", "Soft dough sticks.", "The lessons begin."})
  void takesNothingElseForAConclusion(String text) {
    assertThat(Signposts.concludes(Sentence.of(text, 0))).isFalse();
  }
}
