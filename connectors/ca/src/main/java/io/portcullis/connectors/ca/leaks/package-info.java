/** Secrets found in source control: reports of Gitleaks, and alerts of GitHub's secret scanning. */
package io.portcullis.connectors.ca.leaks;
