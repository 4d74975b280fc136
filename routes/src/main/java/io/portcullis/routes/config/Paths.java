package io.portcullis.routes.config;

/** Places in the configuration: {@code a.b[2].c}. */
final class Paths {
  private Paths() {}

  static String join(String parent, String child) {
    if (parent.isEmpty() || child.isEmpty()) {
      return parent + child;
    }
    return child.startsWith("[") ? parent + child : parent + "." + child;
  }

  static String at(String list, int index) {
    return list + "[" + index + "]";
  }
}
