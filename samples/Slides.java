import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws the sample talk's slides, 1280 x 720, and writes each slide's spoken text beside it.
 *
 * <p>{@code java Slides.java SCRIPT FOLDER} reads paragraphs of two lines ("heading | claim", then what is said) and
 * makes {@code FOLDER/1.png, 1.txt, 2.png, …}.
 */
public final class Slides {
  private static final Color PAPER = new Color(0xfaf7f0);
  private static final Color INK = new Color(0x22303c);
  private static final Color ACCENT = new Color(0xd1495b);
  private static final Color CALM = new Color(0x9fb8ad);

  /** For each slide, the cells of the cache that are lit: the picture under the words. */
  private static final List<String> PICTURES =
      List.of(
          "1010010110100101", "1000000000000000", "1111111111111111", "0000000000000000",
          "1000100010001000", "0000001100000000", "1001011010010110");

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[1]));
    var slides = Files.readString(Path.of(arguments[0])).strip().split("\n\n");
    for (int number = 1; number <= slides.length; number++) {
      var lines = slides[number - 1].split("\n", 2);
      var words = lines[0].split(" \\| ");
      var picture = draw(words[0], words[1], PICTURES.get(number - 1), number, slides.length);
      ImageIO.write(picture, "png", folder.resolve(number + ".png").toFile());
      Files.writeString(folder.resolve(number + ".txt"), lines[1] + "\n");
    }
  }

  private static BufferedImage draw(String heading, String claim, String cells, int number, int count) {
    var slide = new BufferedImage(1280, 720, BufferedImage.TYPE_INT_RGB);
    var pen = slide.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(PAPER);
    pen.fillRect(0, 0, 1280, 720);
    pen.setColor(ACCENT);
    pen.fillRect(0, 708, 1280 * number / count, 12);
    write(pen, heading, Font.BOLD, 76, 96, 210);
    write(pen, claim, Font.PLAIN, 40, 100, 290);
    for (int cell = 0; cell < cells.length(); cell++) {
      pen.setColor(cells.charAt(cell) == '1' ? ACCENT : CALM);
      pen.fillRoundRect(100 + cell % 8 * 136, 400 + cell / 8 * 120, 116, 96, 18, 18);
    }
    pen.dispose();
    return slide;
  }

  private static void write(Graphics2D pen, String text, int style, int size, int x, int y) {
    pen.setColor(INK);
    pen.setFont(new Font(Font.SANS_SERIF, style, size));
    pen.drawString(text, x, y);
  }
}
