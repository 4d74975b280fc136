/** What one look through the whole inventory gives: renewals to come, and chains. */
package io.portcullis.inventory.survey;
