package io.portcullis.routes.api;

/**
 * The one form of an error on the wire (RFC 9457).
 *
 * @param type always "about:blank": the status says it all
 * @param title the status in words (RFC 9110)
 * @param detail what is wrong with this very request, for people
 */
public record Problem(String type, String title, int status, String detail) {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(int status, String detail) {
    return new Problem("about:blank", title(status), status, detail);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 429 -> "Too Many Requests";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Request Not Possible" : "Internal Server Error";
    };
  }
}
