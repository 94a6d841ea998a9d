package dev.vitrina.ingestion.changes;

import dev.vitrina.schemas.Entity;
import java.util.Map;

/** A body of each entity that gives every field, none of them its default, as canonical JSON. */
final class EntityBodies {
    static final Map<Entity, String> FULL = Map.ofEntries(
            body(Entity.PRODUCT, """
                    {"name":"Shirt","parent":"S","characteristics":{"colour":"red","size":"M"},"category":"shirts",
                    "supplier":"acme","unit":"pcs","price":"19.999999","purchase_price":"7","weight":"0.25",
                    "volume":"0.001","minimum_stock":"10.5","lead_time_days":14,"pack_size":"12","barcode":"4600000000017",
                    "archived":true,"components":[{"sku":"a","quantity":"2"},{"sku":"b","quantity":"0.5"}]}"""),
            body(Entity.WAREHOUSE, """
                    {"name":"Main","kind":"supplier"}"""),
            body(Entity.CUSTOMER, """
                    {"name":"Ann","email":"ann@example.org","phone":"+100","created_at":"2026-01-01T00:00:00Z",
                    "groups":["vip","b2b"],"consent":{"email":true,"sms":true}}"""),
            body(Entity.ORDER, """
                    {"number":"17","moment":"2026-01-05T10:00:00Z","status":"cancelled","status_at":"2026-01-05T11:00:00Z",
                    "cancel_reason":"late","channel":"site","customer":"c1","manager":"m1","organization":"o","warehouse":"w",
                    "currency":"EUR","rate":"101.0000000001","client":"v1","promised_at":"2026-01-07T00:00:00.000001Z",
                    "delivery_price":"3.5","lines":[{"line":"1","sku":"a","quantity":"2","reserved":"1","price":"10.25",
                    "discount_percent":"12.3456","vat_percent":"20"}]}"""),
            body(Entity.STOCK_DOCUMENT, """
                    {"type":"transfer","number":"17","moment":"2026-01-05T10:00:00Z","sequence":3,"applicable":false,
                    "organization":"o","warehouse":"w","to_warehouse":"x","counterparty":"acme","order":"o1",
                    "purchase_order":"p1","channel":"shop","currency":"EUR","rate":"101.5","vat_included":false,
                    "overhead":{"amount":"100.01","by":"weight"},"lines":[{"line":"1","sku":"a","quantity":"2",
                    "unit_cost":"1.000001","amount":"-2.01","price":"10.25","discount_percent":"5","vat_percent":"20",
                    "ref":"A:B:1","sequence":-1,"warehouse":"v","to_warehouse":"y","weight":"0.5","volume":"0.1",
                    "components":[{"sku":"c","quantity":"3"}],"order_line":"1"}]}"""),
            body(Entity.PURCHASE_ORDER, """
                    {"organization":"o","moment":"2026-01-05T10:00:00Z","status":"open","supplier":"acme","warehouse":"w",
                    "expected_at":"2026-01-15T00:00:00Z","lines":[{"line":"1","sku":"a","quantity":"10","unit_cost":"1.5"}]}"""),
            body(Entity.PAYMENT, """
                    {"organization":"o","moment":"2026-01-05T10:00:00Z","direction":"in","method":"card","amount":"20.5",
                    "fee":"0.41","currency":"EUR","rate":"101.5","counterparty":"c1","purpose":"order","expense_item":"fees",
                    "links":[{"order":"o1","amount":"20.5"}]}"""),
            body(Entity.EXPENSE, """
                    {"organization":"o","period_from":"2026-01-01","period_to":"2026-01-31","item":"rent","amount":"1000",
                    "currency":"EUR","rate":"101.5","channel":"shop"}"""),
            body(Entity.VISIT_EVENT, """
                    {"moment":"2026-01-05T10:00:00Z","client":"v1","event":"product_view","url":"/a?b=c","referrer":"r",
                    "utm":{"source":"s","medium":"m","campaign":"c","content":"t","term":"w"},"sku":"a","order":"o1",
                    "device":"phone","country":"NL"}"""),
            body(Entity.CLOSING, """
                    {"organization":"o","through":"2026-01-31","mode":"restate"}"""),
            body(Entity.AD_COST, """
                    {"organization":"o","date":"2026-01-05","source":"s","medium":"m","campaign":"c","amount":"12.3",
                    "currency":"EUR","rate":"101.5","clicks":10,"impressions":1000}"""));

    private EntityBodies() {}

    private static Map.Entry<Entity, String> body(Entity entity, String json) {
        return Map.entry(entity, json.replace("\n", ""));
    }
}
