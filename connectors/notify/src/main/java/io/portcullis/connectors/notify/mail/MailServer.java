package io.portcullis.connectors.notify.mail;

import java.io.IOException;
import java.util.Properties;
import javax.net.ssl.SSLContext;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;

/** Sessions with the configured server; its certificates are read anew for each. */
record MailServer(MailConfig config) {
  /** What is done with an open connection. */
  interface Work {
    String with(Session session, Transport connected) throws MessagingException;
  }

  String connected(Work work) throws MessagingException, IOException {
    Session session = session();
    try (Transport transport = session.getTransport("smtp")) {
      if (config.login().isPresent()) {
        MailConfig.Login login = config.login().get();
        transport.connect(config.host(), config.port(), login.user(), login.password().get());
      } else {
        transport.connect(config.host(), config.port(), null, null);
      }
      return work.with(session, transport);
    }
  }

  private Session session() throws IOException {
    Properties p = new Properties();
    String millis = Long.toString(config.timeout().toMillis());
    p.setProperty("mail.smtp.connectiontimeout", millis);
    p.setProperty("mail.smtp.timeout", millis);
    p.setProperty("mail.smtp.writetimeout", millis);
    p.setProperty("mail.smtp.auth", Boolean.toString(config.login().isPresent()));
    // The server's word to the mail itself is what counts, not its goodbye.
    p.setProperty("mail.smtp.quitwait", "false");
    p.setProperty("mail.smtp.sendpartial", "true");
    p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    boolean starttls = config.security() == MailConfig.Security.STARTTLS;
    p.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
    p.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
    p.setProperty(
        "mail.smtp.ssl.enable",
        Boolean.toString(config.security() == MailConfig.Security.IMPLICIT));
    config
        .tls()
        .read()
        .context()
        .map(SSLContext::getSocketFactory)
        .ifPresent(factory -> p.put("mail.smtp.ssl.socketFactory", factory));
    return Session.getInstance(p);
  }
}
