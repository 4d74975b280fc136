package io.portcullis.connectors.notify.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

import io.portcullis.connectors.notify.Channel;
import io.portcullis.connectors.notify.Delivery;
import io.portcullis.connectors.notify.Message;

/** Mails a message, plain and as HTML in one (RFC 5321, RFC 5322, RFC 2046). */
public final class MailChannel implements Channel {
  private static final int PERMANENT = 500;

  private final MailConfig config;
  private final MailServer server;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  public MailChannel(MailConfig config) {
    this.config = config;
    this.server = new MailServer(config);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Delivery deliver(Message message) {
    return within(
        () ->
            Delivery.taken(
                server.connected(
                    (session, transport) -> {
                      Envelope mail = Envelope.of(config, session, message);
                      transport.sendMessage(mail, mail.getAllRecipients());
                      return "taken by " + config.host();
                    })));
  }

  /** Says hello and logs in. */
  @Override
  public String check() {
    Delivery seen = within(() -> Delivery.taken(server.connected((session, transport) -> "ok")));
    return seen.detail();
  }

  /** The library's limits are of single reads; this one is of the whole. */
  private Delivery within(Callable<Delivery> call) {
    Future<Delivery> answer = calls.submit(call);
    try {
      return answer.get(limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return meaning(e.getCause());
    } catch (TimeoutException e) {
      return Delivery.silent(config.host() + " did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Delivery.silent("interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  private Duration limit() {
    return config.timeout().multipliedBy(2);
  }

  private Delivery meaning(Throwable failure) {
    return switch (failure) {
      case SendFailedException refused when someHaveIt(refused) ->
          Delivery.taken("taken by " + config.host() + ", not for all");
      case AuthenticationFailedException login ->
          Delivery.silent(config.host() + " does not take the login");
      case AddressException address -> Delivery.refused("an address is none");
      case MessagingException e -> answered(e);
      case IOException e -> Delivery.silent(said(e));
      case IllegalStateException e -> Delivery.silent(said(e));
      default -> Delivery.silent("failed: " + failure.getClass().getSimpleName());
    };
  }

  private static boolean someHaveIt(SendFailedException refused) {
    return addresses(refused).length > 0;
  }

  private static Address[] addresses(SendFailedException refused) {
    return Optional.ofNullable(refused.getValidSentAddresses()).orElse(new Address[0]);
  }

  /** RFC 5321 section 4.2.1: 4yz may be better later, 5yz will not. */
  private Delivery answered(MessagingException e) {
    Optional<Integer> code = code(e);
    String detail = code.map(c -> config.host() + " answers " + c).orElseGet(() -> said(e));
    return code.filter(c -> c >= PERMANENT).isPresent()
        ? Delivery.refused(detail)
        : Delivery.silent(detail);
  }

  private static Optional<Integer> code(Exception e) {
    Optional<Exception> at = Optional.of(e);
    while (at.isPresent()) {
      Exception one = at.get();
      if (one instanceof SMTPAddressFailedException address) {
        return Optional.of(address.getReturnCode());
      }
      if (one instanceof SMTPSendFailedException send
          && send.getReturnCode() > 0
          && send.getNextException() == null) {
        return Optional.of(send.getReturnCode());
      }
      at =
          one instanceof MessagingException next
              ? Optional.ofNullable(next.getNextException())
              : Optional.empty();
    }
    return Optional.empty();
  }

  /** One line; a server's greeting may hold anything. */
  private String said(Exception e) {
    String text = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    String line = text.replaceAll("\\s+", " ").strip();
    return config.host() + ": " + line.substring(0, Math.min(line.length(), 200));
  }

  @Override
  public void close() {
    calls.shutdownNow();
  }
}
