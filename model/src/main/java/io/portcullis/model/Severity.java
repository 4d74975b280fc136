package io.portcullis.model;

/** How bad, in the five steps that every vendor's own scale is mapped to. */
public enum Severity {
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
