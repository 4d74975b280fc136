package io.portcullis.connectors.api;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one {@code <Event>} element, as Windows renders it (Event Schema of the Windows Event Log).
 * Without DTDs and entities of the document's own: no file or address is ever opened for it.
 */
final class WindowsXml {
  /** Most characters of one event; Windows itself writes at most 64 KiB. */
  static final int MAX_EVENT = 1 << 18;

  private static final int MAX_DEPTH = 32;

  private final XMLStreamReader xml;
  private final WindowsFields fields = new WindowsFields();
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private String section = "";
  private String name = "";
  private boolean leaf;

  private WindowsXml(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * @throws BadRecord when it is not well-formed, too long or too deep
   */
  static WindowsFields read(String event) {
    if (event.length() > MAX_EVENT) {
      throw new BadRecord("the event is longer than " + MAX_EVENT + " characters");
    }
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(event));
      return new WindowsXml(reader).run();
    } catch (XMLStreamException e) {
      // Its message may quote the event.
      throw new BadRecord("malformed XML");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private WindowsFields run() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadRecord("a DTD or an entity of the document's own is not accepted");
        default -> {}
      }
    }
    return fields;
  }

  private void start(String element) {
    if (path.size() >= MAX_DEPTH) {
      throw new BadRecord("nested deeper than " + MAX_DEPTH + " elements");
    }
    path.push(element);
    text.setLength(0);
    leaf = true;
    if (path.size() == 2) {
      section = element;
    } else if (section.equals("System")) {
      systemAttributes(element);
    } else {
      name = element.equals("Data") ? dataName() : element;
    }
  }

  private void systemAttributes(String element) {
    switch (element) {
      case "Provider" -> fields.system("provider", attribute("Name"));
      case "TimeCreated" -> fields.system("time", attribute("SystemTime"));
      case "Security" -> {
        if (!attribute("UserID").isEmpty()) {
          fields.data("UserID", attribute("UserID"));
        }
      }
      default -> {}
    }
  }

  private String dataName() {
    String given = attribute("Name");
    return given.isEmpty() ? fields.nextName() : given;
  }

  private String attribute(String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }

  private void end() {
    String element = path.pop();
    if (leaf && path.size() >= 2) {
      value(element, text.toString());
    }
    leaf = false;
    text.setLength(0);
  }

  private void value(String element, String value) {
    switch (section) {
      case "System" -> fields.system(systemName(element), value);
      case "EventData", "UserData" -> fields.data(name, value);
      case "RenderingInfo" -> rendered(element, value);
      default -> {}
    }
  }

  private static String systemName(String element) {
    return switch (element) {
      case "EventID" -> "id";
      case "EventRecordID" -> "record";
      default -> element.toLowerCase(Locale.ROOT);
    };
  }

  private void rendered(String element, String value) {
    if (element.equals("Message")) {
      fields.system("message", value);
    }
  }
}
