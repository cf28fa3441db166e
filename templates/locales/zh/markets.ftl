# 购买国家或地区，以及当地法律在任何情况下赋予的权利。
field-market = 购买国家或地区
field-market-other = 其他国家或地区
owner-market = 保修和价格适用于：{ $country }。
rights-europe = 在欧盟和欧洲经济区，如产品与合同不符，您还依法有权要求销售商免费补救。本保修不影响这些权利。
rights-britain = 在英国，本保修是对您依据《2015 年消费者权益法》（Consumer Rights Act 2015）等消费者法律所享权利的补充，不影响这些权利。
rights-america = 本保修赋予您特定的法律权利；在美国，您还可能享有因州而异的其他权利。
rights-australia = 在澳大利亚，我们的商品附带《澳大利亚消费者法》（Australian Consumer Law）规定的、不可排除的保证。如出现重大故障，您有权要求更换或退款，并就其他可合理预见的损失或损害获得赔偿。如商品质量不可接受但不构成重大故障，您也有权要求维修或更换。
rights-elsewhere = 您依法享有的权利，尤其是对销售商的权利，不受影响。
