package dev.reelwise.api.video;

/** A place on Earth, in degrees (WGS 84). */
public record Location(double latitude, double longitude) {

  /** Throws IllegalArgumentException outside of -90..90 and -180..180. */
  public Location {
    if (!(Math.abs(latitude) <= 90)) {
      throw new IllegalArgumentException("latitude must lie between -90 and 90");
    }
    if (!(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("longitude must lie between -180 and 180");
    }
  }
}
