package io.portcullis.connectors.ca.leaks;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.portcullis.connectors.api.BadRecord;
import io.portcullis.connectors.api.Doc;
import io.portcullis.connectors.api.JsonBody;
import io.portcullis.connectors.api.ParseContext;
import io.portcullis.connectors.api.Parsed;
import io.portcullis.connectors.api.Parser;
import io.portcullis.connectors.api.Times;

/**
 * Source type {@code github-secret-scanning}: the webhooks secret_scanning_alert and
 * secret_scanning_alert_location, and alerts as the REST API lists them.
 */
public final class GithubParser implements Parser {
  private static final Set<String> DEALT_WITH =
      Set.of("revoked", "false_positive", "used_in_tests");

  @Override
  public String type() {
    return "github-secret-scanning";
  }

  @Override
  public Framing framing() {
    return Framing.DOCUMENT;
  }

  @Override
  public List<Parsed> parse(byte[] body, ParseContext context) {
    return JsonBody.parse(body, List.of(), (doc, place) -> read(doc, place, context));
  }

  private static Parsed read(Doc doc, long place, ParseContext context) {
    if (doc.has("zen") && doc.has("hook")) {
      return new Parsed.Ignored(Parsed.IgnoreReason.HOUSEKEEPING);
    }
    Doc alert = doc.at("alert").isObject() ? doc.at("alert") : doc;
    if (!alert.has("secret_type")) {
      throw new BadRecord("alert.secret_type: missing");
    }
    Leak leak = leak(doc, alert, context);
    return new Reading(List.of(leak), place, context).parsed("GitHub", "github.secret_scanning");
  }

  private static Leak leak(Doc doc, Doc alert, ParseContext context) {
    String repository = doc.object("repository").text("full_name");
    String url = alert.first("html_url", "url");
    Doc sender = doc.object("sender");
    Doc location = doc.object("location").object("details");
    String where = repository.isEmpty() ? url : repository;
    String path = location.text("path");
    Leak found =
        Leak.of(
            alert.need("secret_type"),
            alert.text("secret_type_display_name"),
            path.isEmpty() ? where : where + "/" + path + ":" + location.text("start_line"),
            new Leak.Commit(
                location.text("commit_sha"),
                sender.text("login"),
                "",
                Times.occurred(context, alert, "updated_at", "resolved_at", "created_at")),
            fingerprint(doc, alert, where),
            Secret.first(alert, "secret"));
    return new Leak(
        found.rule(),
        found.description(),
        found.place(),
        found.commit(),
        found.fingerprint(),
        found.key(),
        found.privateKey(),
        resolved(alert));
  }

  private static String fingerprint(Doc doc, Doc alert, String where) {
    String number = alert.text("number");
    return number.isEmpty()
        ? ""
        : String.join("#", where, number) + (doc.has("location") ? "@location" : "");
  }

  /** "Won't fix" leaves the secret as it was, and so does whoever merely closes the alert. */
  private static boolean resolved(Doc alert) {
    String resolution = alert.text("resolution").toLowerCase(Locale.ROOT).replace(' ', '_');
    return alert.text("state").equalsIgnoreCase("resolved") && DEALT_WITH.contains(resolution);
  }
}
