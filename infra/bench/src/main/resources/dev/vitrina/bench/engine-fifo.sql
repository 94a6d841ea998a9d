-- one row: the costs of all sales by FIFO, in minor units, and the same weighted by the sales' places
-- a lot and a sale meet where their stretches of the SKU's running quantity overlap
with moved as (
    select
        event,
        sku,
        abs(quantity) as quantity,
        value,
        quantity > 0 as comes_in,
        sum(abs(quantity)) over (partition by sku, quantity > 0 order by event) as upto
    from events
),
met as (
    select
        sale.event,
        (least(sale.upto, lot.upto) - greatest(sale.upto - sale.quantity, lot.upto - lot.quantity))
            * lot.value // lot.quantity as cost
    from moved as sale
    join moved as lot
        on lot.sku = sale.sku
        and lot.comes_in
        and lot.upto > sale.upto - sale.quantity
        and lot.upto - lot.quantity < sale.upto
    where not sale.comes_in
)
select
    sum(cost)::decimal(38, 0) as total,
    sum(cost * (event % 1009 + 1))::decimal(38, 0) as weighted
from met
