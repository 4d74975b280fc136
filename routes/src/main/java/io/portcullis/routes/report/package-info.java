/** What the rules would do, by what they hold against subjects now. */
package io.portcullis.routes.report;
