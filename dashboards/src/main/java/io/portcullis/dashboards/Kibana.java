package io.portcullis.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** All saved objects of the hub: one tag, the data views, the dashboards. */
public final class Kibana {
  /**
   * Where {@code explain} is asked. Whoever imports puts the address of the hub, or of the portal
   * before it, in its place.
   */
  public static final String HUB = "http://127.0.0.1:8080";

  /** The file in the build, beside this class. */
  public static final String FILE = "kibana/dashboards.ndjson";

  static final String TAG = "portcullis-tag";
  private static final String VERSION = "8.0.0";

  private Kibana() {}

  /** Lines of an export, always the same for the same specifications. */
  public static String ndjson() {
    return Saved.lines(objects(Specs.all()));
  }

  static List<Saved> objects(List<Spec> specs) {
    List<Saved> all = new ArrayList<>();
    all.add(
        new Saved(
            "tag",
            TAG,
            VERSION,
            Map.of("name", "Portcullis", "description", "", "color", Colour.NEUTRAL.code()),
            List.of()));
    Arrays.stream(View.values()).map(View::saved).forEach(all::add);
    specs.forEach(spec -> all.add(Dashboard.of(spec, specs)));
    return all;
  }

  /**
   * Writes the file anew.
   *
   * @param arguments the resources' folder of this package
   */
  public static void main(String... arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]).resolve(FILE), ndjson());
  }
}
