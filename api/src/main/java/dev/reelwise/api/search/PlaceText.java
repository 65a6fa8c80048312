package dev.reelwise.api.search;

import dev.reelwise.api.search.Filters.Circle;
import dev.reelwise.api.video.Location;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads places such as {@code 52.52,13.405} and distances such as {@code 500m} or {@code 2.5km}.
 */
final class PlaceText {

  private static final Pattern DISTANCE = Pattern.compile("([0-9.]{1,12}) ?(km|m)");
  private static final double USUAL_RADIUS = 10_000;

  /** Half of the way around the Earth. */
  private static final double LONGEST_RADIUS = 20_100_000;

  private PlaceText() {}

  /** Ten kilometers around the place where no radius is given. Null with a fault. */
  static @Nullable Circle circle(String place, @Nullable String radius, List<String> faults) {
    Location center = center(place, faults);
    Double meters = radius == null ? Double.valueOf(USUAL_RADIUS) : meters(radius, faults);
    return center == null || meters == null
        ? null
        : new Circle(center.latitude(), center.longitude(), meters);
  }

  private static @Nullable Location center(String place, List<String> faults) {
    String[] parts = place.split(",", -1);
    Double latitude = parts.length == 2 ? PlainNumber.of(parts[0].strip()) : null;
    Double longitude = parts.length == 2 ? PlainNumber.of(parts[1].strip()) : null;
    if (latitude != null && longitude != null) {
      try {
        return new Location(latitude, longitude);
      } catch (IllegalArgumentException outside) {
        faults.add("near: " + outside.getMessage());
        return null;
      }
    }
    faults.add("near must be a latitude and a longitude in degrees, such as 52.52,13.405");
    return null;
  }

  private static @Nullable Double meters(String radius, List<String> faults) {
    Matcher distance = DISTANCE.matcher(radius);
    Double number = distance.matches() ? PlainNumber.of(distance.group(1)) : null;
    if (number != null) {
      double meters = number * ("km".equals(distance.group(2)) ? 1_000 : 1);
      if (meters > 0 && meters <= LONGEST_RADIUS) {
        return meters;
      }
    }
    faults.add("radius must be a distance up to 20100km with its unit, such as 500m or 2.5km");
    return null;
  }
}
