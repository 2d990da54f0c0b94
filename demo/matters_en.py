"""What English-speaking clients write about: a question, our answer, and what they say to it."""

from demo.matter import Matter

HELLO = ("Hi {first},", "Hello {first},", "Dear {first},")
BYE = ("Best regards", "Kind regards", "Many thanks", "Best")
REPLIED = "On {day}, {name} <{address}> wrote:"
PRODUCTS = (
    "A4 copy paper", "height-adjustable desks", "lab coats", "archive boxes", "desk lamps",
    "nitrile gloves", "whiteboards", "filing cabinets", "packing tape", "visitor chairs",
    "toner cartridges", "shipping labels", "safety goggles", "meeting tables",
)  # fmt: skip
MATTERS = (
    Matter("Price for {n} {product}", "Could you quote us a price for {n} {product}, delivered to our usual address? We would need them by the end of the month.", "Happy to. For {n} pieces we can offer {price} EUR each, delivery included. The offer stands for 30 days.", "Thanks, that was quick!"),
    Matter("Delivery of order {order}", "When will order {order} arrive? The warehouse keeps asking me and the tracking page shows nothing since last week.", "It left our depot this morning and should be with you on {date} before noon. Sorry for the silent tracking page.", "Thank you, I will tell the warehouse."),
    Matter("Order {order}", "Please take this as our order for {n} {product}, same conditions as last time. Our reference is {order}.", "Thank you for the order. It is booked under {order} and will ship on {date}.", "Great, thanks."),
    Matter("Damaged {product}", "Part of yesterday's delivery arrived damaged: about {few} of the {product} are dented and two boxes were wet. What do you suggest?", "I am sorry about that. We are sending {few} replacements tomorrow, free of charge; the driver takes the damaged ones back.", "Perfect, thank you for sorting it."),
    Matter("Invoice {order}", "Invoice {order} shows {n} pieces, but we received {fewer}. Can you correct it, please?", "You are right, the credit note is attached to the corrected invoice that went out just now.", "Received, thanks."),
    Matter("Framework agreement", "Our framework agreement ends on {date}. Would you like to meet to talk about the terms for another year?", "Gladly. I could come by on {date} at ten, or call you any afternoon that week.", "Tuesday at ten suits us well, see you then."),
    Matter("Samples of {product}", "Before we decide on the {product}, could we have two or three samples? The team would like to try them for a week.", "Three samples are on their way and should arrive on {date}. Keep them as long as you need.", "They arrived, many thanks."),
    Matter("Payment terms", "Accounting asks whether 45 days instead of 30 would be possible from next quarter on.", "I have asked our finance team: 45 days are fine from the first of next quarter.", "Thanks a lot."),
    Matter("Change to order {order}", "We need to change order {order}: {fewer} instead of {n} {product}. Is it still in time?", "Just in time. I have changed it to {fewer}; the new confirmation is on its way.", "You are a star, thanks."),
    Matter("Data sheet for {product}", "Our safety officer needs the data sheet and the declaration of conformity for the {product}. Could you send both?", "Both are on their way to you in a separate mail from our quality team.", "Got them, thank you."),
    Matter("New branch opening", "We are opening a second site in spring and will need to fit out some thirty desks. Who should I talk to about a package?", "To me! Send me the floor plan and I will come back with two proposals by {date}.", "Will do, thanks."),
    Matter("Return of {product}", "We ordered {few} {product} too many. Can we return them unopened?", "Of course. The driver can pick them up on {date}; no charge.", "Lovely, thank you."),
)  # fmt: skip
