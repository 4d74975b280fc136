package io.portcullis.connectors.notify.mail;

import java.nio.charset.StandardCharsets;
import java.util.Date;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import io.portcullis.connectors.notify.Message;
import io.portcullis.model.Severity;

/** A mail whose id is made of the message's, so that one that is repeated can be recognised. */
final class Envelope extends MimeMessage {
  private final String id;

  private Envelope(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * @throws MessagingException when an address is none
   */
  static Envelope of(MailConfig config, Session session, Message message)
      throws MessagingException {
    InternetAddress from = new InternetAddress(config.from(), true);
    String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    Envelope mail =
        new Envelope(
            session, "<" + message.id().replaceAll("[^A-Za-z0-9.-]", "-") + "@" + domain + ">");
    mail.setFrom(from);
    for (String to : config.to()) {
      mail.addRecipient(RecipientType.TO, new InternetAddress(to, true));
    }
    mail.setSubject(
        "[" + message.severity() + "] " + message.title(), StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(message.at()));
    // RFC 3834: nobody's holiday notice shall answer.
    mail.setHeader("Auto-Submitted", "auto-generated");
    if (message.severity() == Severity.CRITICAL) {
      mail.setHeader("Importance", "high");
    }
    mail.setContent(both(message));
    mail.saveChanges();
    return mail;
  }

  /** RFC 2046 section 5.1.4: the plainest first. */
  private static MimeMultipart both(Message message) throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(MailText.plain(message), StandardCharsets.UTF_8.name());
    MimeBodyPart html = new MimeBodyPart();
    html.setText(MailText.html(message), StandardCharsets.UTF_8.name(), "html");
    return new MimeMultipart("alternative", plain, html);
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
