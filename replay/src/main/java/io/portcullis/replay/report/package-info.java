/** What came out of a run, as text, JSON and a page. */
package io.portcullis.replay.report;
