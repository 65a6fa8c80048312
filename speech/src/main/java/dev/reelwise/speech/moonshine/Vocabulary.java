package dev.reelwise.speech.moonshine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The 32,000 pieces of text that the model writes with (LLaMA's SentencePiece vocabulary). A piece
 * that begins a word begins with {@value #WORD_BEGIN}; pieces like {@code <0x0A>} are single bytes.
 */
final class Vocabulary {

  static final int END = 2;

  private static final char WORD_BEGIN = '\u2581';
  private static final int SPECIAL_PIECES = 3;
  private static final String OPENING = "llama_vocab_base64 = \"";

  private final List<String> pieces;

  private Vocabulary(List<String> pieces) {
    this.pieces = pieces;
  }

  /**
   * Reads the source file of the npm package llama-tokenizer-js: a constant in it holds the pieces,
   * one for each line, in Base64.
   */
  static Vocabulary read(Path source) throws IOException {
    String text = Files.readString(source);
    int begin = text.indexOf(OPENING) + OPENING.length();
    int end = text.indexOf('"', begin);
    if (begin < OPENING.length() || end < 0) {
      throw new IOException(source + " is not the tokenizer of llama-tokenizer-js 1.2.2");
    }
    byte[] lines = Base64.getDecoder().decode(text.substring(begin, end));
    return new Vocabulary(new String(lines, StandardCharsets.UTF_8).lines().toList());
  }

  int size() {
    return pieces.size();
  }

  boolean beginsWord(int token) {
    return !isSpecial(token) && piece(token).charAt(0) == WORD_BEGIN;
  }

  /** The text of some tokens, without spaces around it. */
  String text(List<Integer> tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int token : tokens) {
      if (!isSpecial(token)) {
        bytes.writeBytes(bytes(piece(token)));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  private String piece(int token) {
    // The model knows more tokens than the vocabulary; those are never text.
    return token < pieces.size() ? pieces.get(token) : "";
  }

  private boolean isSpecial(int token) {
    return token < SPECIAL_PIECES || token >= pieces.size();
  }

  private static byte[] bytes(String piece) {
    if (piece.startsWith("<0x") && piece.endsWith(">")) {
      return new byte[] {(byte) Integer.parseInt(piece.substring(3, piece.length() - 1), 16)};
    }
    return piece.replace(WORD_BEGIN, ' ').getBytes(StandardCharsets.UTF_8);
  }
}
