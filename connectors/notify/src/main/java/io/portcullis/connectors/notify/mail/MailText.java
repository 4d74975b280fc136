package io.portcullis.connectors.notify.mail;

import io.portcullis.connectors.api.Html;
import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Alert;

/** A message as the two texts of a mail. */
final class MailText {
  private MailText() {}

  static String plain(Message message) {
    return message.title() + "\r\n\r\n" + String.join("\r\n", message.plain()) + "\r\n";
  }

  /** No pictures, no scripts, nothing that is loaded from elsewhere. */
  static String html(Message message) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><body>");
    html.append("<h2>").append(Html.escaped(message.title())).append("</h2>");
    for (Message.Item item : message.items()) {
      if (!message.single()) {
        String head = item.severity() + ": " + item.title();
        html.append("<h3>").append(Html.escaped(head)).append("</h3>");
      }
      item.lines().forEach(line -> html.append("<p>").append(Html.escaped(line)).append("</p>"));
      item.links().forEach(link -> html.append("<p>").append(link(link)).append("</p>"));
    }
    if (message.more() > 0) {
      html.append("<p>").append(Html.escaped(message.rest())).append("</p>");
    }
    return html.append("</body></html>").toString();
  }

  private static String link(Alert.Link link) {
    boolean web = link.target().startsWith("https://") || link.target().startsWith("http://");
    String target = Html.escaped(link.target());
    String text = Html.escaped(link.text());
    return web ? "<a href=\"" + target + "\">" + text + "</a>" : text + ": " + target;
  }
}
